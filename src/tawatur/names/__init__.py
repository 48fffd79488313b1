"""People, bodies, places and roles: the registry, the grammar of noun phrases, who is meant on a page."""
