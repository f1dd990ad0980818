/** The page of GB/T 9704-2012, in twentieths of a point: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28.95 pt. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);

export const PAGE = {
  width: 11_906,
  height: 16_838,
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  /** From the paper's edge to the page number, 7 mm below the text. */
  footer: twips(35 - 7 - 5),
  line: 579,
} as const;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
