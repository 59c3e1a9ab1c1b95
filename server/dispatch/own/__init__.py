"""What a server answers by itself: opening, authentication, registration."""
