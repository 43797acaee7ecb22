"""The words the invented service shares between its tables, so that people can fit families."""

from __future__ import annotations

NEEDS = (
    "domestic abuse",
    "parental mental health",
    "child mental health",
    "alcohol",
    "drugs",
    "autism",
    "learning disability",
    "housing",
    "debt",
    "school attendance",
    "behaviour at home",
    "young parent",
    "kinship care",
    "bereavement",
    "separated parents",
    "isolation",
)
"""A family's needs, a practitioner's skills and a volunteer's experience: one vocabulary."""

INTERESTS = (
    "football",
    "cooking",
    "gardening",
    "music",
    "crafts",
    "walking",
    "reading",
    "swimming",
    "gaming",
    "baking",
    "dance",
    "cycling",
    "art",
    "sewing",
    "animals",
    "cinema",
)
"""What families and volunteers like to do."""

FAMILY_LANGUAGES = {
    "English": 82.0,
    "Polish": 6.5,
    "Romanian": 3.0,
    "Portuguese": 2.0,
    "Urdu": 1.8,
    "Bengali": 1.7,
    "Ukrainian": 1.5,
    "Arabic": 0.8,
    "BSL": 0.7,
}
"""Per cent of families by the language spoken at home. After English, Polish is by far the most
spoken in Crewe (Census 2021); the figures are rounded and invented."""

SPEAKS_ENGLISH_TOO = 0.65
"""The share of families of another language who also speak English."""

STAFF_LANGUAGES = {
    "English": 80.0,
    "Polish": 8.0,
    "Urdu": 3.0,
    "Bengali": 3.0,
    "Portuguese": 2.5,
    "Ukrainian": 1.5,
    "BSL": 2.0,
}
"""Per cent of staff and volunteers by their second language (English: none). Romanian is missing
on purpose: families wait for it."""

LEFT = "Worker left"
"""Why the stint of somebody who left the service ended."""

STINT_ENDS = (
    "Worker away for long",
    "Caseload shared anew",
    "Family moved house",
    "Pod changed",
    "Family asked for a change",
)
"""Why other stints ended while the family stayed open."""

CLOSED = "Plan complete"
"""Why the last stint of a closed family ended."""
