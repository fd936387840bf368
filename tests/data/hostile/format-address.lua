-- ends: mistake
-- An address differs from run to run.
return string.format("%p", {})
