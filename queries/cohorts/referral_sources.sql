/*
The codes of who made a referral, in the 11 groups of "Characteristics of children in need", table C3.
Individuals, the anonymous and the unknown are not professionals and need no letter.
*/
select *
from (
    values
        ('1A', 'Individual', false),
        ('1B', 'Individual', false),
        ('1C', 'Individual', false),
        ('1D', 'Individual', false),
        ('2A', 'Schools', true),
        ('2B', 'Education services', true),
        ('3A', 'Health services', true),
        ('3B', 'Health services', true),
        ('3C', 'Health services', true),
        ('3D', 'Health services', true),
        ('3E', 'Health services', true),
        ('3F', 'Health services', true),
        ('4', 'Housing', true),
        ('5A', 'LA services', true),
        ('5B', 'LA services', true),
        ('5C', 'LA services', true),
        ('5D', 'LA services', true),
        ('6', 'Police', true),
        ('7', 'Other legal agency', true),
        ('8', 'Other', true),
        ('9', 'Anonymous', false),
        ('10', 'Unknown', false),
) as codes (code, source_group, is_professional)
