import type { Program } from './program.ts'

export const victoriaLogs: Program = {
  name: 'VictoriaLogs',
  source: 'app/victoria-logs, app/vlstorage and deployment/docker of VictoriaLogs 1.52.1',
  images: ['victoriametrics/victoria-logs'],
  containers: ['victoria-logs'],
  executables: ['victoria-logs-prod', 'victoria-logs'],
  tag: /^v1\.\d+\.\d+/,
  health: ['/health'],
  startsSlowly: 'it opens the parts of all its days before it answers',
  user: 'never root',
  writesItsImage: false,
}
