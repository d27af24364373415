"""What brings annotations of different writers to one scheme; each rule only moves marks, never
text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from training.annotations import Message
from training.rules import acts, dates, edges, figures, lines, references, taxes

Rule = Callable[[Message], Message]

#: In this order: edges first, so that the later ones see clean words.
RULES: Final[tuple[Rule, ...]] = (
    edges.blanks_stay_outside,
    edges.slash_stays_outside_the_unit,
    edges.articles_stay_outside_references,
    edges.articles_stay_outside_customers,
    edges.articles_stay_outside_descriptions,
    figures.free_is_free,
    figures.each_is_a_unit,
    figures.a_price_with_a_unit_is_no_line_amount,
    figures.a_lone_figure_is_the_line_amount,
    figures.a_dozen_is_part_of_the_quantity,
    figures.a_difference_holds_its_measure,
    figures.minutes_of_an_hourly_rate_are_a_quantity,
    dates.row_dates_stand_apart,
    dates.by_stays_outside_the_due_date,
    dates.within_belongs_to_the_due_date,
    taxes.the_name_of_a_tax_stands_with_its_rate,
    taxes.exemptions_lose_their_sentence,
    lines.a_price_for_all_is_shared,
    lines.grand_totals_are_marked,
    references.a_wrong_value_needs_no_line,
    references.several_references_are_numbered,
    acts.content_goes_without_greetings,
    acts.a_first_message_provides,
    acts.a_no_is_said_beside_the_change,
    lines.unmarked_figures_are_unsure,
)
