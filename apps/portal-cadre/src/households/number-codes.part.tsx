import { proveNumber, requestNumberCode } from '@shaodao/contracts/identity/number-proof';
import type { NumberPurpose } from '@shaodao/contracts/identity/number-proof';
import { MobilePhone } from '@shaodao/contracts/vocabulary';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useRef, useState } from 'react';

const words = wordsOf(
  {
    send: '发验证码',
    again: '再发一次',
    sent: '已经发出，请本人念给您听',
    label: { number: '新手机上的验证码', release: '老手机上的验证码', contact: '手机上的验证码' },
    hint: {
      number: '收不到？空着也能保存，要请另一位干部核对',
      release: '老手机不在身边就空着，要请另一位干部核对',
      contact: '村里登记过的人要填，表示本人同意',
    },
    demo: (code: string) => `演示：${code}`,
    fill: '填上演示验证码',
  },
  {
    send: 'Send a code',
    again: 'Send again',
    sent: 'Sent: please have the person read it to you',
    label: { number: 'Code on the new phone', release: 'Code on the old phone', contact: 'Code on the phone' },
    hint: {
      number: 'No code? Save without: another cadre checks it',
      release: 'Leave empty if the old phone is not here',
      contact: 'Needed for people the county knows, as their consent',
    },
    demo: (code) => `Demo: ${code}`,
    fill: 'Fill in the demo code',
  },
);

type PerPurpose = Partial<Record<NumberPurpose, string>>;
/** What goes along with a number when it is saved. */
export interface Proofs {
  readonly numberProof?: string;
  readonly releaseProof?: string;
}

/** Codes that the people at the door read out, and the proofs that they become; a proof stays good when saving fails for another reason. */
export function useNumberCodes(purposes: readonly NumberPurpose[], aboutId: string) {
  const ask = useCommand(requestNumberCode);
  const prove = useCommand(proveNumber);
  const [sent, setSent] = useState<PerPurpose>({});
  const [codes, setCodes] = useState<PerPurpose>({});
  const [wrong, setWrong] = useState<NumberPurpose>();
  const proved = useRef(new Map<string, string>());

  const send = async (phone: string): Promise<void> => {
    for (const purpose of purposes) {
      const outcome = await ask.run({ phone, purpose, aboutId });
      if (outcome.ok) setSent((before) => ({ ...before, [purpose]: outcome.value.demoCode ?? '' }));
    }
  };
  /** The proofs of what was filled in; undefined when a code is wrong, which then stands at its field. */
  const proofsFor = async (phone: string): Promise<Proofs | undefined> => {
    setWrong(undefined);
    const proofs: PerPurpose = {};
    for (const purpose of purposes) {
      const code = codes[purpose]?.trim();
      if (!code) continue;
      const key = [purpose, phone, code].join(' ');
      if (!proved.current.has(key)) {
        const outcome = await prove.run({ phone, purpose, aboutId, code });
        if (!outcome.ok) return void setWrong(purpose);
        proved.current.set(key, outcome.value.proof);
      }
      proofs[purpose] = proved.current.get(key);
    }
    const yes = proofs.number ?? proofs.contact;
    return { ...(yes && { numberProof: yes }), ...(proofs.release && { releaseProof: proofs.release }) };
  };
  const reset = (): void => {
    setSent({});
    setCodes({});
    setWrong(undefined);
    ask.reset();
    prove.reset();
  };
  const set = (purpose: NumberPurpose, code: string): void => setCodes((before) => ({ ...before, [purpose]: code }));
  return {
    purposes,
    sent,
    codes,
    set,
    wrong,
    send,
    proofsFor,
    reset,
    isBusy: ask.isBusy || prove.isBusy,
    problem: ask.problem,
    wrongProblem: prove.problem,
  };
}

/** One button beside a telephone number, and a field for each phone that got a code. */
export function NumberCodes({ codes, phone }: { codes: ReturnType<typeof useNumberCodes>; phone: string | undefined }) {
  const t = useWords(words);
  const problem = useProblemText(codes.problem);
  const wrong = useProblemText(codes.wrongProblem);
  const isNumber = MobilePhone.safeParse(phone).success;
  const asked = codes.purposes.filter((purpose) => codes.sent[purpose] !== undefined);
  if (!isNumber) return null;
  return (
    <>
      <div className="sd-row">
        <Button busy={codes.isBusy} onClick={() => void codes.send(phone!.trim())}>
          {asked.length > 0 ? t.again : t.send}
        </Button>
        {asked.length > 0 && (
          <span className="sd-muted" role="status">
            {t.sent}
          </span>
        )}
      </div>
      {asked.length === 0 && <RefusalNotice title={problem} />}
      {asked.map((purpose) => (
        <div key={purpose} className="sd-stack">
          <TextField
            label={t.label[purpose]}
            hint={t.hint[purpose]}
            required={false}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={codes.codes[purpose] ?? ''}
            error={codes.wrong === purpose ? wrong : undefined}
            onChange={(event) => codes.set(purpose, event.target.value)}
          />
          {codes.sent[purpose] && (
            <div className="sd-row">
              <span className="sd-muted">{t.demo(codes.sent[purpose])}</span>
              <Button look="quiet" onClick={() => codes.set(purpose, codes.sent[purpose]!)}>
                {t.fill}
              </Button>
            </div>
          )}
        </div>
      ))}
    </>
  );
}
