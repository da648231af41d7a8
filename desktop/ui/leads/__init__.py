"""What the screens and dialogs about opportunities and referrals share."""
