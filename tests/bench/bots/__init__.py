"""What Xenia is measured beside: each as its own documentation writes it, each in a process of its own."""
