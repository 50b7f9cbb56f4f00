/** Tells whoever started us: the starter over IPC, people on the terminal. */
export const tell = (message: { type: string; [key: string]: unknown }): void => {
  if (process.send) process.send(message);
  else if (message['type'] === 'progress') console.log(`· ${String(message['text'])}`);
};
