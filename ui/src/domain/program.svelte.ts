import { commands } from '../lib/bindings.gen';
import type { PlanView, ProposalView, Refusal, StateView } from '../lib/bindings.gen';

/** Either an answer or a refusal, as the shell sends it. */
type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: Refusal };

/** Where the program stands and the first steps; the shell keeps the truth, this only shows it. */
export class Program {
  state = $state<StateView>();
  plan = $state<PlanView>();
  preview = $state<ProposalView>();
  refusal = $state<Refusal>();
  /** The plan was stored just now: the moment to take it back. */
  stored = $state(false);
  /** What was taken back just now. */
  undone = $state<string>();
  busy = $state(false);

  constructor() {
    void this.refresh();
  }

  /** Makes the store of a locality. */
  begin = (profile: string) => this.#run(() => commands.begin(profile));

  /** Reads the appendix that comes with the program, for a look before anything is stored. */
  look = () =>
    this.#run(async () => {
      const answer = await commands.previewAppendix(null, null, null);
      if (answer.status === 'ok') this.preview = answer.data;
      return answer;
    });

  /** Stores what was looked at. */
  accept = () =>
    this.#run(async () => {
      const answer = await commands.acceptAppendix();
      this.stored = answer.status === 'ok';
      return answer;
    });

  /** Leaves the preview without storing it. */
  leave = () => {
    this.preview = undefined;
  };

  /** Takes the last operation back and says which. */
  undo = () =>
    this.#run(async () => {
      const answer = await commands.undo();
      if (answer.status === 'ok') this.undone = answer.data.undone.what;
      return answer;
    });

  refresh = async () => {
    const state = await commands.state();
    if (state.status === 'error') {
      this.refusal = state.error;
      return;
    }
    this.state = state.data;
    const plan = state.data.condition === 'ready' ? await commands.plan() : undefined;
    this.plan = plan?.status === 'ok' ? plan.data : undefined;
    if (this.plan) this.preview = undefined;
  };

  async #run<T>(job: () => Promise<Answer<T>>) {
    this.busy = true;
    this.refusal = undefined;
    this.stored = false;
    this.undone = undefined;
    const answer = await job();
    if (answer.status === 'error') this.refusal = answer.error;
    await this.refresh();
    this.busy = false;
  }
}
