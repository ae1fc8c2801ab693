"""The web door: pages that anybody can open on a phone, a laptop or a projector, with no account anywhere."""
