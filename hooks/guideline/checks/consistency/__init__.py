"""Family C: is every rule told once, and told again in the same sense (design, 4.5)?

rules.py         the recommendations by what they are about, and how they hang together
relations.py     what a recommendation says of another is possible
collisions.py    two rules about the same situation, action and aspect
followers.py     what is told again says the same
places.py        a value stands with the situation it is for
phrases.py       a fixed phrase stands everywhere in the same words
definitions.py   one definition for each situation
"""
