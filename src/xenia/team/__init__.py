"""Those who work for the shop: roles and the links that give them."""
