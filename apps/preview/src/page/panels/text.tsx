import { type PanelProps, renderTextPanelMarkdown, textUtil } from '@grafana/data'
import { definePanel } from './define-panel.tsx'

interface TextOptions {
  readonly mode: 'markdown' | 'html' | 'code'
  readonly content: string
}

const Text = ({ options: { mode, content }, replaceVariables }: PanelProps<TextOptions>) => {
  const text = replaceVariables(content, undefined, 'text')
  if (mode === 'code') return <pre>{text}</pre>
  const html = mode === 'html' ? textUtil.sanitizeTextPanelContent(text) : renderTextPanelMarkdown(text)
  return <div className="markdown-html preview-text" dangerouslySetInnerHTML={{ __html: html }} />
}

export const text = definePanel<TextOptions>({
  draw: Text,
  options: { mode: 'markdown', content: '' },
  isStatic: true,
})
