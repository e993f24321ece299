extension PageStyles {
    static let parts: StaticString = """
        section { padding: clamp(2rem, 5vw, 3rem) 0; border-top: 1px solid var(--line); }
        section:first-child { border-top: 0; }
        section > * + * { margin-top: 1rem; }
        section > h3 { margin-top: 2rem; }
        .reading { display: grid; gap: 2rem clamp(2rem, 6vw, 4.5rem); }
        .reading > * { margin-top: 0; }
        .reading h2 { margin-bottom: .75rem; }
        .reading p { font-size: 1.0625rem; line-height: 1.6; }
        .reading p + p { margin-top: .75rem; }
        .reading ul { padding-left: 1.125rem; }
        .reading li + li { margin-top: .5rem; }
        .reading li::marker { color: var(--soft); content: "–  "; }
        @media (min-width: 56rem) { .reading { grid-template-columns: 1.15fr 1fr; } }

        .family { display: grid; gap: .75rem clamp(2rem, 5vw, 4rem); padding: 1.125rem 0; border-top: 1px solid var(--line); }
        .family:first-child { border-top: 0; }
        .family h3::first-letter { text-transform: uppercase; }
        .family-about p { line-height: 1.45; }
        .family-about .quiet { margin-top: .25rem; }
        .axes { display: grid; gap: .75rem 1.75rem; grid-template-columns: 1fr 1fr; align-content: start; }
        .axis p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .5rem; font-size: .875rem;
          font-variant-numeric: tabular-nums; }
        .axis > p:first-child span { color: var(--soft); }
        .bar { height: .375rem; margin: .25rem 0; border-radius: .2rem; background: var(--red); overflow: hidden; }
        .bar i { display: block; width: min(var(--share), 100%); height: 100%; background: var(--teal); }
        .axis.short .bar i { width: min(var(--share), 100% - .625rem); border-right: 2px solid var(--paper); }
        .utility .bar i { background: var(--blue); }
        @media (max-width: 40rem) { .axis > p:first-child { flex-direction: column; } }
        @media (min-width: 56rem) { .family { grid-template-columns: 1fr 1fr; } }

        details { border-top: 1px solid var(--line); }
        summary { padding: .75rem 0; cursor: pointer; }
        summary:hover { color: var(--teal); }
        summary:focus-visible, .wide:focus-visible { outline: 2px solid var(--teal); outline-offset: 2px; }
        .problem { padding: 0 clamp(.75rem, 2vw, 1.25rem); background: var(--sheet); border: 1px solid var(--line);
          border-left: 3px solid var(--red); border-radius: .25rem; }
        .problem + .problem { margin-top: .5rem; }
        .problem summary { line-height: 1.5; }
        .problem .badge { margin-right: .625rem; }
        .problem[open] { padding-bottom: .75rem; }
        .badge { display: inline-block; padding: .0625rem .5rem; border-radius: .25rem; background: var(--sunk);
          color: var(--soft); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
        .badge-pass { background: var(--teal-wash); color: var(--teal); }
        .badge-fail, .badge-error { background: var(--red-wash); color: var(--red); }
        .badge-inconclusive { background: var(--amber-wash); color: var(--amber); }
        .facts > div { display: grid; gap: 0 1.5rem; padding: .5rem 0; border-top: 1px solid var(--line); }
        .facts > div:first-child { border-top: 0; }
        .facts dt { color: var(--soft); font-size: .9375rem; }
        .facts dd { overflow-wrap: anywhere; }
        @media (min-width: 40rem) { .facts > div { grid-template-columns: 10rem 1fr; align-items: baseline; } }
        @media (min-width: 40rem) { .proofs > div { grid-template-columns: 19rem 1fr; } }
        .alarm { padding: 1rem 1.25rem; border-radius: .25rem; background: var(--red-wash); color: var(--red); }
        .alarm ul { margin-top: .5rem; padding-left: 1.125rem; }
        .idle { padding-left: .875rem; border-left: 3px solid var(--amber); }
        .list ul { padding: 0 0 1rem; list-style: none; }
        .list li { padding: .4375rem 0; border-top: 1px solid var(--line); line-height: 1.45; }
        .list li > * { display: block; }
        .risks { padding: 0; list-style: none; }
        .risks li { display: grid; grid-template-columns: 4rem 1fr auto; gap: 0 1rem; align-items: baseline;
          padding: .625rem 0; border-top: 1px solid var(--line); }
        .risks li b + .quiet { margin-left: .5rem; }
        .risks p { color: var(--soft); font-size: .9375rem; line-height: 1.45; }
        @media (max-width: 40rem) {
          .risks li { grid-template-columns: 1fr auto; }
          .risks li > div { grid-row: 2; grid-column: 1 / -1; }
          .risks li b + .quiet { display: block; margin-left: 0; }
        }
        footer { padding-top: 1.5rem; padding-bottom: 3rem; border-top: 1px solid var(--line); color: var(--soft);
          font-size: .875rem; }
        """
}
