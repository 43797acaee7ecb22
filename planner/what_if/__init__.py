"""What if somebody goes, comes, or a pod changes: a copy of the week, kept or thrown away.

==================  ===================================================================
`suppositions`      What may be supposed, one class a kind, and how it is said
`newcomers`         How a newcomer's cap grows
`supposing`         The service as it would be
`taking_hold`       From which week a supposition shows
`carrying_out`      The service once the plan on the desk was carried out
`form_faults`       What is wrong with a supposition as it was filled in
`families`          What becomes of each family
`standing_in`       Who visits the families of somebody who is away for a while
`trying`            The week re-planned under a supposition, beside today's plan
`keeping`           The week on the desk after a what-if is kept
==================  ===================================================================
"""
