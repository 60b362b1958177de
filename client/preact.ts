/** React for what runs in pages of others, where every kilobyte counts: with it alone the widget would be twice as big. */
export const preact = {
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  react: 'preact/compat',
};
