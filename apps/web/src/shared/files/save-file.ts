import { DOCUMENT } from '@angular/common';
import { inject, InjectionToken } from '@angular/core';

/** Saves text as a file by the browser's download. */
export type SaveFile = (name: string, mediaType: string, text: string) => void;

/** Injected, because a test has no downloads folder. */
export const saveFile = new InjectionToken<SaveFile>('saveFile', {
  providedIn: 'root',
  factory: () => {
    const document = inject(DOCUMENT);
    return (name, mediaType, text) => {
      const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      URL.revokeObjectURL(address);
    };
  },
});
