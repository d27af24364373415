"""How the learned reader is made: data, generator, model, training and export. The product
never imports this.
"""
