"""Where places are and how long it takes between them. Nothing here ever asks a network.

`places` finds a place from what a person wrote, `postcodes` holds the country's unit postcodes,
`minutes` is the estimate, `matrix` applies it to many places at once with the service's own
measured journeys on top. `docs/travel.md` gives the numbers and their sources.
"""
