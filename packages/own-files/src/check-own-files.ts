import {
  DASHBOARD_FOLDER,
  entryOf,
  OWN_FILE_RULES,
  ownDashboardsOf,
  ownRuleFiles,
  type Fleet,
  type StatedFile,
} from '@fleet/model'
import { fieldsOf } from '@fleet/validation/queries'
import { nameOfFile } from './file-name.ts'
import { ownExport } from './dashboards/own-exports.ts'
import type { Note } from './note.ts'
import { normaliseRules, type RuleFile } from './rules/normalise-rules.ts'
import { readRuleFile } from './rules/read-rule-file.ts'

/** What a check finds in a file of a person, and the field that names the file. */
export interface OwnFileViolation extends Note {
  readonly stated: StatedFile
}

/** Checks the dashboards and the rule files of a fleet, each of which can be read. */
export const checkOwnFiles = (fleet: Fleet): readonly OwnFileViolation[] => [
  ...checkDashboards(fleet),
  ...checkRuleFiles(fleet),
]

/** The severity that a rule states, in the terms of a finding. */
export const severityOf = ({ rule }: Note): 'error' | 'warning' => {
  const docs = OWN_FILE_RULES[rule]
  return 'severity' in docs ? docs.severity : 'error'
}

const checkDashboards = (fleet: Fleet): readonly OwnFileViolation[] => {
  const uids = new Map<string, string>(Object.keys(DASHBOARD_FOLDER).map((uid) => [uid, 'the generator']))
  const names = new Map<string, string>()
  return ownDashboardsOf(fleet).flatMap((stated) => {
    const made = ownExport(fleet, stated.file)
    const clashes: Note[] = []
    const name = nameOfFile(stated.file)
    const other = names.get(name)
    if (other !== undefined || name === '')
      clashes.push(sameName('uniqueDashboardExport', stated.file, other))
    else names.set(name, stated.file)
    if (made && 'uid' in made) {
      const owner = uids.get(made.uid)
      if (owner !== undefined && owner !== stated.file) clashes.push(sameUid(made.uid, owner))
      else uids.set(made.uid, stated.file)
    }
    return [...(made?.notes ?? []), ...clashes].map((note) => ({ ...note, stated }))
  })
}

const sameUid = (uid: string, owner: string): Note => ({
  rule: 'uniqueDashboardExport',
  path: ['uid'],
  message: `it has the uid ${uid}, and so has a dashboard of ${owner}`,
  impact: 'Grafana stores neither of them, nor any other of the folder',
  fix: 'write another uid into the file, and change the links to it',
})

const sameName = (
  rule: 'uniqueDashboardExport' | 'uniqueRuleFileGroup',
  file: string,
  other?: string,
): Note => ({
  rule,
  message:
    other === undefined
      ? 'it has a name of no letters a to z and no digits, and an object is named after it'
      : file === other
        ? 'it is named twice'
        : `it would be the same object as ${other}: both are named after the last part of the path`,
  impact: 'one of two objects of one name is lost',
  fix: other === file ? 'remove one of the mentions' : 'give the file another name',
})

const checkRuleFiles = (fleet: Fleet): readonly OwnFileViolation[] => {
  const stated = ownRuleFiles(fleet)
  const read = stated.map(({ file }) => readRuleFile(entryOf(fleet.files, file) ?? ''))
  const files = read.flatMap((result, index): readonly (RuleFile & { readonly stated: StatedFile })[] => {
    const own = stated[index]
    return result.ok && own ? [{ groups: result.groups, at: result.at, stated: own }] : []
  })
  const normalised = normaliseRules(files)
  return [
    ...read.flatMap((result, index) => {
      const own = stated[index]
      return result.ok || !own ? [] : [{ ...result.note, stated: own }]
    }),
    ...stated.flatMap((own, index) => {
      const first = stated.findIndex(({ file }) => nameOfFile(file) === nameOfFile(own.file))
      const other = first < index ? stated[first]?.file : undefined
      return other === undefined && nameOfFile(own.file) !== ''
        ? []
        : [{ ...sameName('uniqueRuleFileGroup', own.file, other), stated: own }]
    }),
    ...files.flatMap((file, index) =>
      [...repeatedGroups(file), ...(normalised[index]?.notes ?? [])].map((note) => ({
        ...note,
        stated: file.stated,
      })),
    ),
  ]
}

const repeatedGroups = ({ groups, at }: RuleFile): readonly Note[] => {
  const names = groups.map((group) => String(fieldsOf(group)['name']))
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            rule: 'uniqueRuleFileGroup' as const,
            path: [...at, 'groups', index, 'name'],
            message: `it has two groups of the name ${name}`,
            impact: 'Prometheus refuses the whole file',
            fix: 'give one of them another name, or put their rules into one',
          },
        ],
  )
}
