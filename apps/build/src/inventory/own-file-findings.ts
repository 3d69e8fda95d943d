import { join } from 'node:path'
import { OWN_FILE_RULES, writtenPath, type Finding, type Fleet, type SourceLocation } from '@fleet/model'
import { checkOwnFiles, severityOf, type Note } from '@fleet/own-files'
import { placeInText } from '@fleet/validation'
import { shownPath } from '../report/shown-path.ts'

/** What is wrong in the dashboards and the rules that a fleet ships from files beside its inventory, with the lines there. */
export const ownFileFindings = async (fleet: Fleet, folder: string): Promise<readonly Finding[]> =>
  Promise.all(
    checkOwnFiles(fleet).map(async ({ stated, ...note }) =>
      noteFinding(
        { ...note, message: `${stated.file}: ${note.message}` },
        { kind: 'inventory', path: writtenPath(stated.path) },
        await placeOfNote(note, shownPath(join(folder, stated.file)), fleet.files[stated.file] ?? ''),
      ),
    ),
  )

/** A note as a finding. */
export const noteFinding = (note: Note, location: SourceLocation, related?: SourceLocation): Finding => ({
  rule: OWN_FILE_RULES[note.rule].id,
  severity: severityOf(note),
  location,
  ...(related && { related: [related] }),
  message: note.message,
  impact: note.impact,
  fix: note.fix,
})

/** The line of a file that a note is about. */
export const placeOfNote = async (
  { path, character }: Pick<Note, 'path' | 'character'>,
  file: string,
  text: string,
): Promise<SourceLocation> => ({
  kind: 'file',
  file,
  ...(await placeInText(
    text,
    path === undefined ? (character === undefined ? {} : { character }) : { path },
  )),
})
