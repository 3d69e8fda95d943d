import type { AlertingInput } from 'observability-fleet'

/** What is urgent wakes somebody; the rest waits in a chat until the morning. */
export const alerting: AlertingInput = {
  receivers: {
    phone: { type: 'pushover' },
    chat: { type: 'discord' },
    room: { type: 'matrix' },
    miller: {
      type: 'email',
      to: 'miller@example.org',
      from: 'alerts@example.org',
      server: 'smtp.example.org:587',
    },
  },
  routes: [
    { to: ['phone', 'chat'], severity: 'critical' },
    { to: ['miller'], clusters: ['mill'] },
    { to: ['chat', 'room'] },
  ],
  quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' },
  deadMansSwitch: true,
  runbooks: 'https://git.example.org/me/fleet/src/branch/main/docs/runbooks',
}
