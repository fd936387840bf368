-- The daemon's configuration: aftercared.lua(5) has every option, and
-- "aftercared --config FILE --check" says what is wrong with one.
-- What stands behind two dashes holds without them, or is an example.

listen = "127.0.0.1:8930"

-- The time zone of sessions that name none.
-- timezone = "Europe/Berlin"

-- Nobody is reminded between these, but of what is urgent.
-- quiet = { "21:00", "08:00" }

-- Rules of your own beside those that came with the program.
rules = { "/usr/share/aftercare/rules", "/etc/aftercare/rules" }

-- How reminders go out; without a channel they are lines in the journal.
-- channels = {
--   webhook = { url = "https://emr.example/hooks", secret_files = { "/etc/aftercare/webhook.secret" } },
-- }

-- Who may use HTTP: without tokens everybody on this machine, and nobody else.
-- tokens = {
--   { name = "emr", sha256 = "…", may = { "read", "write" } },
-- }
