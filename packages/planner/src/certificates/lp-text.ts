/** A linear program being written in CPLEX LP format; one term a line, as readers limit the length of lines. */
export class LpText {
  readonly #objective: string[] = [];
  readonly #rows: string[] = [];
  readonly #bounds: string[] = [];
  readonly #binaries: string[] = [];

  objective(points: number, variable: string): void {
    if (points !== 0) this.#objective.push(term(points, variable));
  }
  /** Σ terms ≤ limit; a row without terms is left out. */
  atMost(name: string, terms: readonly (readonly [number, string])[], limit: number): void {
    if (terms.length > 0)
      this.#rows.push(
        ` ${name}:\n${terms.map(([factor, variable]) => term(factor, variable)).join('\n')}\n <= ${limit}`,
      );
  }
  upTo(variable: string, limit: number): void {
    this.#bounds.push(` 0 <= ${variable} <= ${limit}`);
  }
  wholeNumber(variable: string): void {
    this.#binaries.push(` ${variable}`);
  }

  maximize(): string {
    const binaries = this.#binaries.length > 0 ? `Binary\n${this.#binaries.join('\n')}\n` : '';
    return `Maximize\n obj:\n${this.#objective.join('\n')}\nSubject To\n${this.#rows.join('\n')}\nBounds\n${this.#bounds.join('\n')}\n${binaries}End\n`;
  }
}

const term = (factor: number, variable: string) => ` ${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`;
