import type { ItemDetail } from '@gongkai/contract';

/** Where the review stands: the steps of this agency's chain, what is signed, what is waited for. */
export function Chain({ item }: { item: ItemDetail }) {
  const secrecySigned = item.signatures.some(
    signature => signature.kind === 'secrecy' && signature.decision === 'approved' && signature.counts,
  );
  return (
    <section aria-labelledby="chain-title" className="chain">
      <h2 id="chain-title">审核流程</h2>
      <ol>
        {item.steps.map((step, index) => {
          const signed = item.signatures.findLast(
            signature =>
              signature.step === index &&
              signature.kind === step.kind &&
              signature.counts &&
              signature.decision === 'approved',
          );
          const isCurrent = item.currentStep === index;
          return (
            <li
              key={step.label}
              aria-current={isCurrent ? 'step' : undefined}
              className={signed ? 'is-signed' : undefined}
            >
              <span>{step.label}</span>
              <span className="facts quiet">
                {signed ? `${signed.by} ${signed.signedOn}` : isCurrent ? '等待签批' : '未到'}
                {signed?.mode === 'offline' ? '（线下）' : ''}
              </span>
              {step.withSecrecyForm ? (
                <span className="facts quiet">保密审查：{secrecySigned ? '已签署' : '未签署'}</span>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
