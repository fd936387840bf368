-- Rules and plugins are data, made with words that the loader puts there. No warning is
-- ignored. A line may be as long as one sentence for a person, or one address.
std = "max"
max_line_length = 200
max_comment_line_length = 100

local condition_words = {
  "age", "allergy", "area", "breastfeeding", "concern", "condition", "exposure", "fitzpatrick",
  "implant", "medication", "option", "pregnant", "procedure", "sex",
}
local kinds = { "accept", "contraindication", "match", "step", "topical" }

local function words(...)
  local all = {}
  for _, list in ipairs { ... } do
    for _, word in ipairs(list) do
      all[#all + 1] = word
    end
  end
  return { std = "none", read_globals = all }
end

files["plugins/*.lua"]          = words { "cut_windows", "kind", "plugin", "rank_by", "steps", "worst_of" }
files["rules/schema.lua"]       = words { "accept", "detail", "fact", "request" }
files["rules/options.lua"]      = words { "accept", "option" }
files["rules/sources/*.lua"]    = words { "accept", "source" }
files["rules/vocabulary/*.lua"] = words { "accept", "term" }
files["rules/*/*.lua"]          = words(kinds, condition_words)
files["rules/*/pack.lua"]       = words { "pack" }
files["rules/*/tests/*.lua"]    = words { "case", "defaults", "never", "unknown" }

-- Another field: its own schema gives the conditions their words, its plugin one more kind.
local tattoo_words = { "age", "allergy", "area", "breastfeeding", "condition", "earlier", "exposure", "medication", "option", "pregnant" }
local tattoo_kinds = { "accept", "activity", "contraindication", "match", "step", "topical" }

files["examples/tattoo/plugins/*.lua"]            = words { "cut_windows", "kind", "plugin" }
files["examples/tattoo/rules/schema.lua"]         = words { "accept", "detail", "fact", "request" }
files["examples/tattoo/rules/options.lua"]        = words { "accept", "option" }
files["examples/tattoo/rules/sources.lua"]        = words { "accept", "source" }
files["examples/tattoo/rules/vocabulary/*.lua"]   = words { "accept", "term" }
files["examples/tattoo/rules/tattoo/*.lua"]       = words(tattoo_kinds, tattoo_words)
files["examples/tattoo/rules/tattoo/pack.lua"]    = words { "pack" }
files["examples/tattoo/rules/tattoo/tests/*.lua"] = words { "case", "defaults", "never", "unknown" }

-- What `aftercare init` begins with.
for _, rules in ipairs { "examples/init/pack", "examples/init/plugin/rules" } do
  files[rules .. "/sources/*.lua"] = words { "accept", "source" }
  files[rules .. "/our-*/*.lua"]   = words(kinds, condition_words, { "our_plugin" })
  files[rules .. "/*/pack.lua"]    = words { "pack" }
  files[rules .. "/*/tests/*.lua"] = words { "case", "defaults", "never", "unknown" }
end
files["examples/init/plugin/plugins/*.lua"] = words { "kind", "plugin", "steps" }

-- A configuration sets globals: that is all it does.
files["examples/clinic/aftercared.lua"] = { std = "none", globals = {
  "channels", "default_channel", "listen", "options", "plugins", "quiet", "rules", "store", "timezone", "tokens",
} }
