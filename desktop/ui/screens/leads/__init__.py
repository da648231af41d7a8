"""What the screens of opportunities and referrals share."""
