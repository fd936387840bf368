-- Guidelines of societies, and consensus statements.

source {
  ids      = { "CI-046" },
  title    = "ASDS Guidelines Task Force: consensus on procedures during and after isotretinoin (Dermatol Surg 2017)",
  address  = "https://doi.org/10.1097/dss.0000000000001166",
  evidence = "guideline", seen = "excerpt",
}

source {
  ids      = { "CI-048" },
  title    = "Expert panel: little support for delaying cosmetic procedures after isotretinoin (news on the ASDS statement)",
  address  = "https://community.the-hospitalist.org/content/expert-panel-little-support-delaying-cosmetic-procedures-after-isotretinoin",
  evidence = "guideline", seen = "excerpt",
}

source {
  ids      = { "CI-065", "CI-066", "CI-067", "CI-068" },
  title    = "Drugs and lasers/IPLs: letter correcting the reading of the BMLA guidelines",
  address  = "https://discovery.researcher.life/article/drugs-and-lasersipls/244c5f57eed6317e985c879bbad183b6",
  evidence = "guideline", seen = "excerpt",
}

source {
  ids      = { "CI-070", "CI-169", "CI-170", "CI-171", "CI-172" },
  title    = "Standard guidelines of care for chemical peels (IADVL 2008)",
  address  = "http://www.bioline.org.br/request?dv08136",
  evidence = "guideline", seen = "excerpt",
}

source {
  ids      = { "AS-107" },
  title    = "Management of vascular occlusion, expert group guideline (JCAD 2020)",
  address  = "https://gnq.fic.mybluehost.me/jcad-online-backup/management-vascular-occlusion",
  evidence = "guideline", seen = "excerpt",
}
