"""Values that can stand at a token: numbers, money, quantities, rates and dates."""
