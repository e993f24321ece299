/// The look of the page: its measures and colours, and the head.
enum PageStyles {
    static let measures: StaticString = """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf6; --sheet: #ffffff; --sunk: #f2f1ea; --line: #e0dfd5; --rule: #b9bab0;
          --ink: #18211f; --soft: #55605c;
          --teal: #0b5a57; --teal-wash: #dcecea; --blue: #36648b;
          --red: #a0172a; --red-wash: #fbe0df; --amber: #7a4a00; --amber-wash: #fbeccb;
          --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia,
            "Liberation Serif", serif;
          --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial,
            sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #101617; --sheet: #161e1f; --sunk: #1d2728; --line: #2b3738; --rule: #52615f;
            --ink: #e8eeec; --soft: #a5b3b0;
            --teal: #84d5cb; --teal-wash: #17393a; --blue: #9cc3e6;
            --red: #ffaeb2; --red-wash: #4c1a22; --amber: #ffd48a; --amber-wash: #3b2c0c;
          }
        }
        * { box-sizing: border-box; margin: 0; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
        main, .top, footer { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
        h1, h2, h3, .sentence, .reading p, .family h3 { font-family: var(--serif); text-wrap: pretty; }
        h2 { font-size: 1.625rem; line-height: 1.2; font-weight: 600; letter-spacing: -.01em; }
        h3 { font-size: 1.125rem; line-height: 1.3; font-weight: 600; }
        code { font-family: var(--mono); font-size: .8125em; overflow-wrap: anywhere; }
        p { max-width: 44rem; }
        .quiet { color: var(--soft); font-size: .875rem; }
        .wrong { color: var(--red); font-weight: 600; }
        .spoken {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        """

    static let top: StaticString = """
        header { padding: clamp(1.5rem, 5vw, 3.5rem) 0 clamp(1.75rem, 4vw, 2.75rem); background: var(--sheet);
          border-bottom: 1px solid var(--line); }
        .kind { color: var(--soft); font-size: .9375rem; }
        .verdict { display: flex; gap: clamp(1rem, 3vw, 1.75rem); align-items: flex-start; margin: 1.25rem 0 2rem; }
        .door { flex: none; display: grid; place-items: center; width: clamp(3rem, 9vw, 4.5rem); aspect-ratio: 4 / 5;
          padding-top: .5rem; border-radius: 50% 50% .3rem .3rem / 44% 44% .3rem .3rem;
          background: var(--teal); color: var(--sheet); font-size: clamp(1.375rem, 4vw, 2.125rem); line-height: 1; }
        .verdict-failed .door, .verdict-broken .door { background: var(--red); }
        .verdict-error .door { background: var(--amber); }
        .verdict-failed h1, .verdict-broken h1 { color: var(--red); }
        .verdict-error h1 { color: var(--amber); }
        h1 { font-size: clamp(2rem, 6vw, 3.25rem); line-height: 1.05; font-weight: 600; letter-spacing: -.02em; }
        .sentence { margin-top: .5rem; font-size: clamp(1.1875rem, 2.6vw, 1.5rem); line-height: 1.35; }
        .narrowed { display: inline-block; margin-top: .875rem; padding: .375rem .75rem; border-radius: .25rem;
          background: var(--amber-wash); color: var(--amber); font-weight: 600; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.25rem 2rem; }
        .figure { border-top: 2px solid var(--teal); padding-top: .625rem; }
        .figure dt { font-weight: 600; }
        .figure dd { color: var(--soft); font-variant-numeric: tabular-nums; }
        .figure b { color: var(--ink); font: 600 1.625rem/1.2 var(--serif); }
        .figure span { display: block; font-size: .875rem; line-height: 1.4; }
        .figure.short { border-color: var(--red); }
        .figure.short b { color: var(--red); }
        """
}
