"""What the words of one sentence say by themselves: attributions, names, numbers, times. The stages read articles with it."""
