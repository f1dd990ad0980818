import type { Me } from '@gongkai/contract';
import { useState } from 'react';
import { CertificateStep } from './CertificateStep.tsx';
import { CodeStep } from './CodeStep.tsx';
import type { Factor } from './factors.ts';

const names: Record<Factor, string> = { totp: '动态口令', sms: '短信验证码', certificate: '数字证书' };

interface Props {
  offered: readonly Factor[];
  onDone: (me: Me) => void;
  onBack: () => void;
}

/** The second question, answered with whatever this account has enrolled. */
export function SecondFactorStep({ offered, onDone, onBack }: Props) {
  const [factor, setFactor] = useState<Factor>(offered[0] ?? 'totp');
  return (
    <>
      {factor === 'certificate' ? (
        <CertificateStep onDone={onDone} />
      ) : (
        <CodeStep key={factor} factor={factor} onDone={onDone} />
      )}
      <p className="other-way">
        {offered
          .filter(other => other !== factor)
          .map(other => (
            <button key={other} type="button" className="plain-button" onClick={() => setFactor(other)}>
              改用{names[other]}
            </button>
          ))}
        <button type="button" className="plain-button" onClick={onBack}>
          换一个账号
        </button>
      </p>
    </>
  );
}
