import { Button, type ButtonProps } from 'antd';
import { useId } from 'react';

interface Props extends Omit<ButtonProps, 'disabled'> {
  /** Why it cannot be done now; null when it can. */
  because: string | null;
}

/** A button that cannot be pressed says why beside it, and can still be reached by keyboard to hear it. */
export function ActButton({ because, onClick, children, ...rest }: Props) {
  const reasonId = useId();
  if (because === null) {
    return (
      <Button {...rest} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <span className="act-refused">
      <Button {...rest} type="default" danger={false} aria-disabled="true" aria-describedby={reasonId}>
        {children}
      </Button>
      <span className="reason" id={reasonId}>
        {because}
      </span>
    </span>
  );
}
