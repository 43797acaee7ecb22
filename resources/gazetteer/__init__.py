"""Places by name: districts, sectors and settlements of Cheshire East. See ATTRIBUTION.txt."""
