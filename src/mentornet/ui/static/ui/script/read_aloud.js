// Buttons that read a sentence aloud show themselves only where the browser has a voice for the language.
const speech = window.speechSynthesis;
const buttons = document.querySelectorAll("[data-read-aloud], [data-read-aloud-from]");

function voiceFor(language) {
  return speech.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
}

function showWhatCanBeRead() {
  for (const button of buttons) button.hidden = !voiceFor(button.dataset.language);
}

function wordsOf(button) {
  const from = button.dataset.readAloudFrom;
  return from ? document.getElementById(from).innerText : button.dataset.readAloud;
}

if (speech) {
  showWhatCanBeRead();
  speech.addEventListener?.("voiceschanged", showWhatCanBeRead);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const wasSpeaking = speech.speaking;
      speech.cancel();
      if (wasSpeaking) return;
      const said = new SpeechSynthesisUtterance(wordsOf(button));
      said.voice = voiceFor(button.dataset.language);
      said.lang = said.voice.lang;
      said.rate = 0.9;
      speech.speak(said);
    });
  }
}
