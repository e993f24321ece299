"""Every page in every mode: rules for all people, nothing moves or overflows, keys and thumbs reach everything."""

import pytest
from looks import (
    axe_faults,
    block_scripts,
    shift_faults,
    sideways_faults,
    sideways_faults_at_every_width,
    target_faults,
    watch_shifts,
    weight_faults,
)
from modes import MODES, Mode
from pages import PAGES, Spot
from playwright.sync_api import Page
from stops import stop_faults
from wire import Wire

every_page = pytest.mark.parametrize("spot", PAGES, ids=lambda spot: spot.name)


@every_page
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_a_page_is_good_for_everybody(spot, mode, visitors, tour):
    page = visit(spot, mode, visitors, tour)
    spot.show(page, tour)
    if shift_faults(page):
        # A busy browser may paint before it has read a page to its end. What moves by itself moves every time.
        spot.show(page, tour)
    faults = shift_faults(page) + axe_faults(page) + sideways_faults(page)
    if mode.name == "mouse":
        faults += sideways_faults_at_every_width(page)
    if mode.name == "keyboard" and not spot.media:
        faults += stop_faults(page)
    if mode.name == "narrow" and not spot.media:
        faults += target_faults(page)
    assert faults == []


@every_page
def test_a_page_is_light_and_travels_well(spot, visitors, tour):
    page = visit(spot, MODES[0], visitors, tour)
    wire = Wire(page)
    spot.show(page, tour)
    assert weight_faults(page) == [] or not spot.is_light
    assert sorted(set(wire.faults())) == []


def visit(spot: Spot, mode: Mode, visitors, tour) -> Page:
    """A page in a browser of this mode that lets itself be looked at: where no script may run, ours are kept out."""
    options = {name: value for name, value in mode.options.items() if name != "java_script_enabled"}
    page = visitors.page(options | {"reduced_motion": "reduce"}, spot.status, storage_state=tour.state(spot.who))
    watch_shifts(page.context)
    if not mode.runs_scripts:
        block_scripts(page.context)
    return page
