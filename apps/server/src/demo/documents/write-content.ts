import { writeSheet } from '../../platform/xlsx/write-sheet.ts';
import type { PlannedContent, PlannedFile } from '../story/story.ts';
import { writeLetter } from './letter-file.ts';
import type { DocumentKind, Scene, WrittenDocument } from './scene.ts';

/** The document as a clerk types it in. */
export function contentOf(
  kind: Pick<DocumentKind, 'category'>,
  scene: Pick<Scene, 'formedOn'>,
  document: WrittenDocument,
  documentNumber: string | null,
): PlannedContent {
  return {
    title: document.title,
    body: document.body.html,
    category: kind.category,
    documentNumber,
    formedOn: scene.formedOn,
    openness: 'proactive',
    opennessGround: null,
    opennessReason: null,
    summary: document.summary,
    keywords: [...document.keywords],
    source: null,
    validity: document.validity ?? null,
    explains: null,
    files: filesOf(document),
  };
}

function filesOf({ sheet, letter }: WrittenDocument): PlannedFile[] {
  const files: PlannedFile[] = [];
  if (sheet) {
    const widths = sheet.rows[0]!.map((_, column) => Math.max(...sheet.rows.map(row => row[column]!.length)) * 2 + 4);
    files.push({ name: sheet.name, bytes: writeSheet('演示数据', sheet.rows, widths) });
  }
  if (letter) files.push({ name: letter.name, bytes: writeLetter(letter.paragraphs) });
  return files;
}
