-- ends: steps
-- A loop without a loop's word.
::again::
goto again
