import { receiverFile, receiverKey, type Receiver } from '@fleet/model'

/** A receiver as Alertmanager is configured: what is secret of it is in files. */
export const receiverConfig = (name: string, receiver: Receiver) => {
  const file = (part: string): string => receiverFile(receiverKey(name, part))
  return { name, ...messages(receiver, file) }
}

/** What other receivers show by themselves: to Slack, Alertmanager sends a title alone. The alerts of a message have one runbook. */
const SLACK_TEXT = [
  '{{ range .Alerts }}{{ .Annotations.summary }}',
  '{{ .Annotations.description }}',
  '{{ end }}{{ .CommonAnnotations.runbook_url }}{{ .CommonAnnotations.runbook }}',
].join('\n')

/**
 * The text of a message in Markdown, which a hook of matrix-hookshot takes. Alertmanager takes a text that is YAML for an object; one that
 * begins with an asterisk never is.
 */
const MATRIX_TEXT = [
  '{{ range .Alerts }}**{{ if eq .Status "resolved" }}resolved{{ else }}{{ .Labels.severity }}{{ end }}: {{ .Labels.alertname }} of {{ .Labels.cluster }}**',
  '',
  '{{ .Annotations.summary }}',
  '',
  '{{ .Annotations.description }}',
  '',
  '{{ end }}{{ .CommonAnnotations.runbook_url }}{{ with .CommonAnnotations.runbook }}`{{ . }}`{{ end }}',
].join('\n')

const messages = (
  receiver: Receiver,
  file: (part: string) => string,
): Readonly<Record<string, readonly object[]>> => {
  const resolved = { send_resolved: true }
  switch (receiver.type) {
    case 'pushover':
      return {
        pushover_configs: [{ ...resolved, user_key_file: file('user-key'), token_file: file('token') }],
      }
    case 'discord':
      return { discord_configs: [{ ...resolved, webhook_url_file: file('webhook-url') }] }
    case 'slack':
      return { slack_configs: [{ ...resolved, api_url_file: file('webhook-url'), text: SLACK_TEXT }] }
    case 'telegram':
      return {
        telegram_configs: [{ ...resolved, bot_token_file: file('bot-token'), chat_id_file: file('chat-id') }],
      }
    case 'matrix':
      return {
        webhook_configs: [{ ...resolved, url_file: file('url'), payload: { text: MATRIX_TEXT } }],
      }
    case 'ntfy':
    case 'webhook':
      return {
        webhook_configs: [
          {
            ...resolved,
            url_file: file('url'),
            ...(receiver.auth && {
              http_config: { authorization: { type: 'Bearer', credentials_file: file('token') } },
            }),
          },
        ],
      }
    case 'email':
      break
  }
  return {
    email_configs: [
      {
        ...resolved,
        to: receiver.to,
        from: receiver.from,
        smarthost: receiver.server,
        auth_username: receiver.from,
        auth_password_file: file('password'),
        require_tls: true,
      },
    ],
  }
}
