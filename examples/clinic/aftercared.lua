-- A clinic to try things with. `aftercared --help-config` prints every option.

listen   = "127.0.0.1:0"      -- any free port; the daemon says which
timezone = "Europe/Berlin"

-- Reminders are printed, one line of JSON each. A clinic that sends them would write:
--   channels = { webhook = { url = "https://clinic.example/hooks", secrets = { "whsec_…" } } }
channels = { log = {} }

-- No quiet hours, so that the example also reminds at night. A clinic would write:
--   quiet = { "21:00", "08:00" }

-- Without `store`, an SQLite file in $STATE_DIRECTORY keeps what was accepted.
