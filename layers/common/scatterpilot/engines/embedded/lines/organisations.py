"""Words that say what kind of organisation a name is of."""

from __future__ import annotations

from scatterpilot.engines.embedded.text.lexicon import LEGAL_ENDINGS

ORGANISATIONS = LEGAL_ENDINGS | frozenset(
    "cafe café bakery restaurant bistro diner hotel inn pub bar brewery school college "
    "university academy nursery preschool daycare church council club clinic hospital surgery "
    "dental vet veterinary pharmacy studio studios gallery museum theatre theater agency "
    "consulting consultants solutions services systems technologies labs lab media press "
    "books publishing records productions events weddings catering farm farms estates "
    "properties property management construction builders roofing plumbing electric motors "
    "garage autos logistics freight transport shipping travel tours rentals salon spa gym "
    "fitness yoga design designs interiors architects engineering robotics software digital "
    "creative partners capital ventures insurance bank law legal charity institute centre "
    "center market store shop boutique florist florists kennels stables co-op cooperative "
    "motel hostel lodge collective guild league team union".split()
)
