"""The referral meeting on the screen: families one after the other, then the minutes.

==============  ====================================================================
`words`         What is said of families, choices and what is left; no window
`agenda_list`   The families at the left, painted, with what became of each
`criteria_row`  The referral criteria and their answers, painted
`family_page`   One family: who it is, what is proposed, where it could go, why
`summary_page`  What was decided, who was present, and the minutes
`left_panel`    What is left to decide and to give away
`view`          The screen: the agenda, the family in front, the keys
==============  ====================================================================
"""
