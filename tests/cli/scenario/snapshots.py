"""Every report, of all there is and of each, at several days and entries."""

CAMPAIGNS = ("TOIT", "TOIT-MECENES", "CAFE", "GARE", "ORGUE", "TUYAUX",
             "JARDIN")
PROJECTS = ("ECOLE", "CAFE-SOCIAL", "GARE-TRAVAIL", "JARDIN-PARTAGE",
            "ORGUE-1846")
VIEWS = ((), ("--as-of", "2026-02-28"), ("--as-of", "2025-12-31"),
         ("--known-at", "{entry:dispute-1}"),
         ("--as-of", "2026-04-30", "--known-at", "{entry:dispute-1}"))


def reports_at(views):
    """Without views: as things stand alone."""
    seen = [("report campaign",), ("report campaign TOIT",),
            ("report campaign CAFE",), ("report campaign GARE",),
            ("report programme",), ("report programme TERRITOIRE-2026",),
            ("report project",), ("report project ECOLE",),
            ("report project ORGUE-1846",),
            ("report donors --year 2026",), ("report pledges",),
            ("report monthly",), ("report balances",)]
    list_of = [one[0].split() + list(view) for one in seen
               for view in (VIEWS if views else VIEWS[:1])]
    list_of += [["report", "campaign", code] for code in CAMPAIGNS
                if code not in ("TOIT", "CAFE", "GARE")]
    list_of += [["report", "project", code] for code in PROJECTS
                if code not in ("ECOLE", "ORGUE-1846")]
    list_of += [["report", "pledges", "--campaign", code]
                for code in CAMPAIGNS]
    list_of += [one.split() for one in (
        "report donors", "report donors --year 2025",
        "report donors --year 2027",
        "report donors --year 2026 --postcode 69003 --postcode 71998",
        "report tiers", "report tiers --campaign TUYAUX",
        "report matching", "report matching DOUBLE",
        "report earmarks", "report reconciliation",
        "refund due", "refund due --campaign GARE", "dispute list",
        "donor show {donor:H0}", "donor show {donor:H5}",
        "donor show {donor:H47}", "donor show {funder:ABONDEMENT}")]
    return list_of
