from screener.web import create_app

app = create_app()
