import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (day: string | null) => void;
  maxDay?: string | undefined;
  minDay?: string | undefined;
  'aria-label'?: string;
}

const FORMATS = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日', 'YYYY.M.D'];

/** A day of law as text (`2026-11-21`): picked, or typed in any of the ways people write it. Enter ends the typing, not the form. */
export function DayField({ value, onChange, maxDay, minDay, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      format={FORMATS}
      maxDate={maxDay ? dayjs(maxDay) : undefined}
      minDate={minDay ? dayjs(minDay) : undefined}
      onKeyDown={event => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={day => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}
