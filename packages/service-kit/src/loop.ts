/** Runs a task again and again: at once when woken or when it says there is more, else after `idleMs`; waits longer while it fails. */
export class Loop {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #wokenMeanwhile = false;
  #stopped = false;
  #failures = 0;

  constructor(
    /** Does one portion. @returns whether there may be more */
    private readonly task: () => Promise<boolean>,
    private readonly idleMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): this {
    this.#schedule(0);
    return this;
  }
  /** There is work now. */
  wake = (): void => {
    if (this.#running) this.#wokenMeanwhile = true;
    else if (this.#failures === 0) this.#schedule(0);
  };
  /** Lets the running portion finish and starts no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.#running = this.#run(); }, ms);
  }
  async #run(): Promise<void> {
    let more = false;
    try {
      more = await this.task();
      this.#failures = 0;
    } catch (error) {
      this.#failures++;
      this.onError(error);
    }
    this.#running = undefined;
    const again = this.#failures === 0 && (more || this.#wokenMeanwhile);
    this.#wokenMeanwhile = false;
    this.#schedule(again ? 0 : this.#failures > 0 ? Math.min(250 * 2 ** Math.min(this.#failures, 5), 5_000) : this.idleMs);
  }
}
