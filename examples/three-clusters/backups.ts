import type { BackupInput } from 'observability-fleet'

/** All copies are on the file server, each backup in a folder of its own. */
const to: BackupInput['to'] = { type: 'nfs', server: 'nas.harbour.example', path: '/export/backups' }

/** Grafana's database: users, stars, and what was made in Grafana itself. */
export const grafanaBackup: BackupInput = { to }

/** A month of the planner's workflows. Nobody changes them at that time. */
export const plannerBackup: BackupInput = {
  to,
  schedule: '30 2 * * *',
  timeZone: 'Europe/Lisbon',
  keep: 30,
}
