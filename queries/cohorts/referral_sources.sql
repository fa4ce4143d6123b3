/*
The codes of who made a referral, in 8 groups: the 11 of "Characteristics of children in need", table C3, of which three
pairs are joined, since alone housing and education services send a handful a quarter (docs/decisions/0007).
Individuals, the anonymous and the unknown are not professionals and need no letter.
*/
select *
from (
    values
        ('1A', 'Individual', false),
        ('1B', 'Individual', false),
        ('1C', 'Individual', false),
        ('1D', 'Individual', false),
        ('2A', 'Schools and education services', true),
        ('2B', 'Schools and education services', true),
        ('3A', 'Health services', true),
        ('3B', 'Health services', true),
        ('3C', 'Health services', true),
        ('3D', 'Health services', true),
        ('3E', 'Health services', true),
        ('3F', 'Health services', true),
        ('4', 'LA services and housing', true),
        ('5A', 'LA services and housing', true),
        ('5B', 'LA services and housing', true),
        ('5C', 'LA services and housing', true),
        ('5D', 'LA services and housing', true),
        ('6', 'Police', true),
        ('7', 'Other legal agency', true),
        ('8', 'Other', true),
        ('9', 'Anonymous or not recorded', false),
        ('10', 'Anonymous or not recorded', false),
) as codes (code, source_group, is_professional)
