"""The referral meeting: families one after the other, decided by people, and its minutes.

============  ===========================================================================
`place`       Where a family stands after the meeting: with somebody, waiting, not eligible
`agenda`      Who is talked about, the most urgent first, and what is known of each
`choices`     Where a family could go: the few places worth talking about
`deciding`    A decision of the meeting as a change to the week
`meeting`     How far the meeting is: decided, skipped, still to decide
`minutes`     What was decided, to be written down
============  ===========================================================================
"""
