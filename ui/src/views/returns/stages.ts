import { words } from '../../lib/words.gen';

const said = words.returns.stage;

const stages: Readonly<Record<string, { word: string; go: string }>> = {
  frozen: { word: said.frozen, go: '' },
  to_sign: { word: said.toSign, go: said.toSignGo },
  issued: { word: said.issued, go: said.issuedGo },
  sent: { word: said.sent, go: said.sentGo },
  answered: { word: said.answered, go: said.answeredGo },
};

/** What a stage is called once it is reached. */
export function stageWord(stage: string): string {
  return stages[stage]?.word ?? stage;
}

/** What the button says that leads to it. */
export function stageStep(stage: string): string {
  return stages[stage]?.go ?? stage;
}
